import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import { readUpload } from '../../../platform/upload.ts'
import * as endpoints from '../endpoints.ts'
import { sampleSheet } from '../files/roster/sample-sheet.ts'
import { readSources } from '../files/sources.ts'
import { peoplePermissions } from '../policy.ts'
import * as documents from './documents.ts'
import { listImports, readImport } from './import-report.ts'
import * as imports from './imports.ts'
import * as proposals from './proposals.ts'
import { deleteView, listViews, saveView } from './saved-views.ts'
import * as service from './service.ts'

export const peopleArea: Area = {
  name: 'people',
  title: '干部档案',
  optional: false,
  permissions: peoplePermissions,
  routes: [
    // Fixed words come before {id}, or they would be taken for one.
    serve(endpoints.exportPeople, (ctx, { scope, query }) => documents.exportRoster(ctx, scope, query)),
    serve(endpoints.sampleSheet, async () => ({
      bytes: await sampleSheet(),
      name: '干部名册样表.xlsx',
      type: documents.TYPES.xlsx,
    })),
    serve(endpoints.listViews, (ctx) => listViews(ctx)),
    serve(endpoints.saveView, (ctx, { body }) => saveView(ctx, body)),
    serve(endpoints.deleteView, (ctx, { params }) => deleteView(ctx, params.id)),
    serve(endpoints.appointmentForms, (ctx, { body }) => documents.printForms(ctx, body)),
    serve(endpoints.listPeople, (ctx, { scope, query }) => service.list(ctx, scope, query)),
    serve(endpoints.createPerson, (ctx, { body }) => service.createPerson(ctx, body)),
    serve(endpoints.readPerson, (ctx, { scope, params }) => service.readDossier(ctx, scope, params.id)),
    serve(endpoints.changePerson, (ctx, { params, body }) => service.changePerson(ctx, params.id, body)),
    serve(endpoints.removePerson, (ctx, { params, body }) => service.removePerson(ctx, params.id, body.reason)),
    serve(endpoints.readPhoto, (ctx, { scope, params }) => service.photo(ctx, scope, params.id)),
    serve(endpoints.readOwnPhoto, (ctx, { scope, params }) => service.photo(ctx, scope, params.id)),
    serve(endpoints.setPhoto, async (ctx, { params, http }) => {
      const [file] = await readUpload(http, endpoints.setPhoto.upload!.mostBytes)
      return service.setPhoto(ctx, params.id, file!.bytes)
    }),
    serve(endpoints.readHistory, (ctx, { scope, params }) => service.history(ctx, scope, params.id)),
    serve(endpoints.appointmentForm, (ctx, { scope, params, query }) =>
      documents.printForm(ctx, scope, { id: params.id, format: query.format }),
    ),
    serve(endpoints.proposeChange, (ctx, { scope, params, body }) => proposals.propose(ctx, scope, params.id, body)),
    serve(endpoints.ownProposals, (ctx, { scope, params }) => proposals.proposalsOf(ctx, scope, params.id)),
    serve(endpoints.listProposals, (ctx, { query }) => proposals.listProposals(ctx, query)),
    serve(endpoints.decideProposal, (ctx, { params, body }) => proposals.decide(ctx, params.id, body)),
    serve(endpoints.withdrawProposal, (ctx, { params }) => proposals.withdraw(ctx, params.id)),
    serve(endpoints.uploadImport, async (ctx, { http }) => {
      const files = await readSources(await readUpload(http, endpoints.uploadImport.upload!.mostBytes))
      const { id } = await imports.previewImport(ctx, files)
      return readImport(ctx, id, files)
    }),
    serve(endpoints.listImports, (ctx) => listImports(ctx)),
    serve(endpoints.readImport, (ctx, { params }) => readImport(ctx, params.id)),
    serve(endpoints.applyImport, (ctx, { params, body }) => imports.applyImport(ctx, params.id, body)),
    serve(endpoints.undoImport, (ctx, { params }) => imports.undoImport(ctx, params.id)),
    serve(endpoints.discardImport, (ctx, { params }) => imports.discardImport(ctx, params.id)),
    serve(endpoints.readEstablishment, (ctx) => service.establishment(ctx)),
  ],
}
