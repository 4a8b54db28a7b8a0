import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where servers under test keep files; shared by test runs, so that the browser is unpacked once. */
export const testDataDir = join(tmpdir(), 'lightwork-tests')
