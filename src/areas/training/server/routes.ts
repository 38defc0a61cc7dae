import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { readUpload } from '../../../platform/upload.ts'
import * as endpoints from '../endpoints.ts'
import { trainingPermissions } from '../policy.ts'
import * as activities from './activities.ts'
import { freezeYear, printArchive, readArchive } from './archive.ts'
import * as imports from './imports.ts'
import { exportStanding } from './papers.ts'
import { planRoutes } from './plan-routes.ts'
import { readStanding } from './standing.ts'
import * as study from './study.ts'
import { readTime } from './time.ts'

type Http = Parameters<typeof readUpload>[0]

async function oneList(http: Http, mostBytes: number) {
  const files = await readUpload(http, mostBytes)
  if (files.length > 1) throw new Refusal('invalid', '请一次选择一份清单')
  return files[0]!
}

export const trainingArea: Area = {
  name: 'training',
  title: '教育培训',
  optional: false,
  permissions: trainingPermissions,
  routes: [
    serve(endpoints.readStanding, (ctx, { scope, query }) => readStanding(ctx, scope, query)),
    serve(endpoints.exportStandingSheet, (ctx, { scope, query }) =>
      exportStanding(ctx, scope, { query, format: 'xlsx' }),
    ),
    serve(endpoints.exportStandingWord, (ctx, { scope, query }) =>
      exportStanding(ctx, scope, { query, format: 'docx' }),
    ),
    serve(endpoints.readArchive, (ctx, { scope, params, query }) => readArchive(ctx, scope, params.id, query.year)),
    serve(endpoints.printArchive, (ctx, { scope, params, query }) => printArchive(ctx, scope, params.id, query.year)),
    serve(endpoints.freezeYear, (ctx, { params }) => freezeYear(ctx, params.year)),
    serve(endpoints.readTime, (ctx) => readTime(ctx)),
    serve(endpoints.listActivities, (ctx, { query }) => activities.listActivities(ctx, query)),
    serve(endpoints.listPeople, (ctx) => activities.listPeople(ctx)),
    serve(endpoints.listSpeakers, (ctx) => activities.listSpeakers(ctx)),
    serve(endpoints.readActivity, (ctx, { params }) => activities.readActivity(ctx, params.id)),
    serve(endpoints.addActivity, (ctx, { body }) => activities.addActivity(ctx, body)),
    serve(endpoints.changeActivity, (ctx, { params, body }) => activities.changeActivity(ctx, params.id, body)),
    serve(endpoints.readSigned, (ctx, { params }) => activities.readSigned(ctx, params.id)),
    serve(endpoints.openSignIn, (ctx, { params }) => activities.openActivitySignIn(ctx, params.id)),
    serve(endpoints.removeActivity, (ctx, { params }) => activities.removeActivity(ctx, params.id)),
    serve(endpoints.addFiles, async (ctx, { params, query, http }) => {
      const files = await readUpload(http, endpoints.addFiles.upload!.mostBytes)
      return activities.addFiles(ctx, params.id, query.personId ?? null, files)
    }),
    serve(endpoints.readFile, (ctx, { scope, params }) => activities.readFile(ctx, scope, params.id)),
    serve(endpoints.previewList, async (ctx, { query, http }) =>
      imports.previewList(ctx, await oneList(http, endpoints.previewList.upload!.mostBytes), query),
    ),
    serve(endpoints.takeList, async (ctx, { query, http }) =>
      imports.takeList(ctx, await oneList(http, endpoints.takeList.upload!.mostBytes), query),
    ),
    serve(endpoints.listImports, (ctx) => imports.listImports(ctx)),
    serve(endpoints.undoImport, (ctx, { params }) => imports.undoImport(ctx, params.id)),
    serve(endpoints.listDoubts, (ctx) => imports.listDoubts(ctx)),
    serve(endpoints.answerDoubt, (ctx, { params, body }) => imports.answerDoubt(ctx, params.id, body)),
    serve(endpoints.chooseSource, (ctx, { params }) => imports.choose(ctx, params.id)),
    serve(endpoints.listUses, (ctx) => study.listUses(ctx)),
    serve(endpoints.nameUse, (ctx, { body }) => study.nameUse(ctx, body)),
    serve(endpoints.tellResult, (ctx, { params, body }) => study.tellResult(ctx, params.id, body)),
    serve(endpoints.listReflections, (ctx) => study.listReflections(ctx)),
    serve(endpoints.writeReflection, (ctx, { body }) => study.writeReflection(ctx, body)),
    serve(endpoints.readReflection, (ctx, { params }) => study.readReflection(ctx, params.id)),
    serve(endpoints.removeReflection, (ctx, { params }) => study.removeReflection(ctx, params.id)),
    ...planRoutes,
  ],
}
