import { type Bound, serve } from '../../../../platform/endpoint.ts'
import { readUpload } from '../../../../platform/upload.ts'
import * as endpoints from '../../endpoints/topics.ts'
import { addMaterials, readMaterial, removeMaterial } from '../materials.ts'
import * as matters from '../matters.ts'
import { exportTopics, listTopics, readTopic } from '../topic-view.ts'
import * as topics from '../topics.ts'

export const topicsRoutes: Bound[] = [
  serve(endpoints.readCatalogue, (ctx, { query }) => matters.readCatalogue(ctx, query.year)),
  serve(endpoints.addMatter, (ctx, { body }) => matters.addMatter(ctx, body)),
  serve(endpoints.changeMatter, (ctx, { params, body }) => matters.changeMatter(ctx, params.id, body)),
  serve(endpoints.endMatter, (ctx, { params, body }) => matters.endMatter(ctx, params.id, body.validUntil)),
  serve(endpoints.addAnnual, (ctx, { body }) => matters.addAnnual(ctx, body)),
  serve(endpoints.copyAnnual, (ctx, { body }) => matters.copyAnnual(ctx, body.year)),
  serve(endpoints.linkAnnual, (ctx, { params, body }) => matters.setAnnualTopic(ctx, params.id, body.topicId)),
  serve(endpoints.removeAnnual, (ctx, { params }) => matters.removeAnnual(ctx, params.id)),
  serve(endpoints.exportTopics, (ctx, { scope, query }) => exportTopics(ctx, scope, query)),
  serve(endpoints.listTopics, (ctx, { scope, query }) => listTopics(ctx, scope, query)),
  serve(endpoints.createTopic, (ctx, { body }) => topics.createTopic(ctx, body)),
  serve(endpoints.readTopic, (ctx, { scope, params }) => readTopic(ctx, scope, params.id)),
  serve(endpoints.changeTopic, (ctx, { params, body }) => topics.changeTopic(ctx, params.id, body)),
  serve(endpoints.submitTopic, (ctx, { params, body }) => topics.submitTopic(ctx, params.id, body.revision)),
  serve(endpoints.withdrawTopic, (ctx, { params, body }) => topics.withdrawTopic(ctx, params.id, body.revision)),
  serve(endpoints.consentTopic, (ctx, { params, body }) => topics.consentTopic(ctx, params.id, body)),
  serve(endpoints.repeatTopic, (ctx, { params, body }) => topics.repeatTopic(ctx, params.id, body.as)),
  serve(endpoints.consentReconsidering, (ctx, { params, body }) =>
    topics.consentReconsidering(ctx, params.id, body.personId),
  ),
  serve(endpoints.addOpinion, (ctx, { params, body }) => topics.addOpinion(ctx, params.id, body)),
  serve(endpoints.addMaterial, async (ctx, { params, http }) =>
    addMaterials(ctx, params.id, await readUpload(http, endpoints.addMaterial.upload!.mostBytes)),
  ),
  serve(endpoints.readMaterial, (ctx, { params }) => readMaterial(ctx, params.id, params.materialId)),
  serve(endpoints.removeMaterial, (ctx, { params }) => removeMaterial(ctx, params.id, params.materialId)),
]
