import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { Day, Post, PostInput, Section, SectionInput } from './schema.ts'

const Key = z.strictObject({ id: z.uuid() })
const Created = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})
const revision = { revision: z.number().int().min(1) }

export const listSections = endpoint({
  method: 'get',
  path: '/sections',
  summary: '科室与下属单位',
  permission: 'posts.read',
  audit: null,
  response: z.strictObject({ sections: z.array(Section), posts: z.array(Post) }),
})

export const createSection = endpoint({
  method: 'post',
  path: '/sections',
  summary: '新建科室',
  permission: 'posts.manage',
  audit: 'section.created',
  body: SectionInput,
  response: Created,
  status: 201,
})

export const changeSection = endpoint({
  method: 'put',
  path: '/sections/{id}',
  summary: '修改科室',
  permission: 'posts.manage',
  audit: 'section.changed',
  params: Key,
  body: SectionInput.extend({ ...revision, closedOn: Day.nullable() }),
  response: Done,
})

export const createPost = endpoint({
  method: 'post',
  path: '/posts',
  summary: '新建职位',
  permission: 'posts.manage',
  audit: 'post.created',
  body: PostInput,
  response: Created,
  status: 201,
})

export const changePost = endpoint({
  method: 'put',
  path: '/posts/{id}',
  summary: '修改职位',
  permission: 'posts.manage',
  audit: 'post.changed',
  params: Key,
  body: PostInput.extend({ ...revision, abolishedOn: Day.nullable() }),
  response: Done,
})
