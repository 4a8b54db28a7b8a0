import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'

/** Names that Word, WPS and LibreOffice find or replace by what they have. */
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
const hei = { ...song, eastAsia: '黑体' }

/** Half points: 五号 is 10.5 pt. */
const WU = 21
const SMALL = 18

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: song, size: WU, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { line: 320, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: hei, size: 32, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 60, after: 60 } },
    },
    heading2: {
      run: { font: hei, size: 24, bold: true },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { font: hei, size: WU, bold: true },
      paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Instruction',
      name: 'Instruction',
      basedOn: 'Normal',
      run: { font: { ...song, eastAsia: '楷体' } },
      paragraph: { spacing: { before: 60, after: 60 } },
    },
    {
      id: 'Band',
      name: 'Band',
      basedOn: 'Normal',
      run: { font: hei, bold: true },
      paragraph: {
        spacing: { before: 120, after: 60 },
        border: { left: { style: 'single', size: 24, color: '595959', space: 6 } },
      },
    },
    { id: 'Answer', name: 'Answer', basedOn: 'Normal', paragraph: { spacing: { before: 40 } } },
  ],
  characterStyles: [{ id: 'Quiet', name: 'Quiet', run: { color: '595959', size: SMALL } }],
}

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => [
  { level: 0, format, text, alignment: AlignmentType.LEFT },
]

export const numbering: INumberingOptions = {
  config: [
    { reference: 'numbers', levels: level(LevelFormat.DECIMAL, '%1.') },
    { reference: 'bullets', levels: level(LevelFormat.BULLET, '•') },
  ],
}
