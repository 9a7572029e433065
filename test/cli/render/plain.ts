import type { Colors } from '../../../src/cli/render/colors.ts'

const same = (text: string): string => text

/** No colours. */
export const plain: Colors = { red: same, green: same, yellow: same, cyan: same, bold: same, dim: same }
