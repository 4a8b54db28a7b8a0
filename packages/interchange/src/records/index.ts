export { type WarningCode, warningCodes } from '../text/to-blocks.ts'
export { type MappedItem, type MappedLine, mapLine } from './map-line.ts'
export { type RefusalCode, refusalCodes } from './refusal.ts'
