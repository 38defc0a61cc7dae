import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { postPermissions } from '../policy.ts'
import { allPosts, allSections } from './queries.ts'
import * as service from './service.ts'

export const postsArea: Area = {
  name: 'posts',
  title: '机构与职位',
  optional: false,
  permissions: postPermissions,
  routes: [
    serve(endpoints.listSections, async ({ platform, actor }) => ({
      sections: await allSections(platform.db, actor.unitId),
      posts: await allPosts(platform.db, actor.unitId),
    })),
    serve(endpoints.createSection, (ctx, { body }) => service.createSection(ctx, body)),
    serve(endpoints.changeSection, (ctx, { params, body }) => service.changeSection(ctx, params.id, body)),
    serve(endpoints.createPost, (ctx, { body }) => service.createPost(ctx, body)),
    serve(endpoints.changePost, (ctx, { params, body }) => service.changePost(ctx, params.id, body)),
  ],
}
