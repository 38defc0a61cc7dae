import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Clock } from '../../platform/clock.ts'
import { spaceOf } from './disk.ts'
import { backedUpAt, backupFailed, unsealedCount } from './queries.ts'

export type Metrics = {
  /** counts every request by the pattern of its address, never by the address itself */
  count: MiddlewareHandler
  /** told after each job the program does by itself */
  jobDone: (job: string, isGood: boolean) => void
  text: () => Promise<string>
  stop: () => void
}

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10]

/** Figures for a monitoring system in the text format of Prometheus: counts, durations and ages, nothing personal. */
export function makeMetrics(pool: pg.Pool, clock: Clock, dataFolder: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  // Event loop delay, memory, garbage collection, open files.
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({ registers, labelNames, name: 'touyan_requests_total', help: 'Requests answered' })
  const durations = new Histogram({
    ...{ registers, labelNames: ['route'] as const, buckets: SECONDS },
    ...{ name: 'touyan_request_seconds', help: 'Time to the head of the answer' },
  })
  const jobs = new Counter({
    ...{ registers, labelNames: ['job', 'outcome'] as const },
    ...{ name: 'touyan_jobs_total', help: 'Work the program does by itself' },
  })
  const gauge = (name: string, help: string, read: () => number | null | Promise<number | null>) =>
    new Gauge({
      ...{ registers, name, help },
      async collect() {
        // What cannot be read now is left out: a stale number would look like a true one.
        const value = await Promise.resolve(read()).catch(() => null)
        if (value === null) this.remove()
        else this.set(value)
      },
    })
  gauge('touyan_pool_connections', 'Connections to the database', () => pool.totalCount)
  gauge('touyan_pool_idle', 'Connections that wait for work', () => pool.idleCount)
  gauge('touyan_pool_waiting', 'Requests that wait for a connection', () => pool.waitingCount)
  gauge('touyan_audit_unsealed', 'Audit entries without a seal', () => unsealedCount(pool))
  gauge('touyan_backup_age_seconds', 'Age of the last good backup', async () => {
    const at = await backedUpAt(pool)
    return at && (clock.now().getTime() - at.getTime()) / 1000
  })
  gauge('touyan_backup_failed', 'Whether the newest backup or its copy elsewhere failed', async () => {
    const failed = await backupFailed(pool)
    return failed === null ? null : Number(failed)
  })
  gauge('touyan_disk_free_bytes', 'Room on the disk of the data', async () => (await spaceOf(dataFolder)).freeBytes)
  return {
    async count(http, next) {
      const began = performance.now()
      await next()
      const route = patternOf(matchedRoutes(http))
      const method = METHODS.has(http.req.method) ? http.req.method : 'other'
      requests.inc({ method, route, status: http.res.status })
      durations.observe({ route }, (performance.now() - began) / 1000)
    },
    jobDone: (job, isGood) => jobs.inc({ job, outcome: isGood ? 'done' : 'failed' }),
    text: () => registry.metrics(),
    stop: () => registry.clear(),
  }
}

/** The most particular pattern that matched; pages and everything unknown are `*`. */
export function patternOf(routes: readonly { path: string }[]): string {
  return routes.map(({ path }) => path).findLast((path) => !path.endsWith('*')) ?? '*'
}
