export { type MappedItem, type MappedLine, mapLine } from './records/map-line.ts'
export { type RefusalCode, refusalCodes } from './records/refusal.ts'
export { type WarningCode, warningCodes } from './text/to-blocks.ts'
