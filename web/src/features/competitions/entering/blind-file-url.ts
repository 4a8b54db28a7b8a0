/** Where a file lies as judges get it. */
export const blindFileUrl = (competitionId: string, entryId: string, fileId: string): string =>
  `/api/competitions/${competitionId}/entries/${entryId}/files/${fileId}/blind`
