import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter } from 'react-router'
import { NotFound, PageError } from './features/shell/PageError.tsx'
import { Shell } from './features/shell/Shell.tsx'
import { SchoolNames } from './lib/SchoolNames.tsx'

/** A page of its own chunk, loaded when it is first opened. */
function page(load: () => Promise<ComponentType>) {
  const Page = lazy(async () => ({ default: await load() }))
  return (
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  )
}

/** The map of all pages. */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    element: page(async () => (await import('./features/identity/SignInPage.tsx')).SignInPage),
    errorElement: <PageError />,
  },
  {
    path: '/set-up',
    element: page(async () => (await import('./features/identity/SetUpPage.tsx')).SetUpPage),
    errorElement: <PageError />,
  },
  {
    path: '/',
    element: <Shell />,
    errorElement: <PageError />,
    children: [
      { index: true, element: page(async () => (await import('./features/home/HomePage.tsx')).HomePage) },
      { path: 'bank', element: page(async () => (await import('./features/items/BankPage.tsx')).BankPage) },
      { path: 'bank/new', element: page(async () => (await import('./features/items/ItemEditPage.tsx')).ItemEditPage) },
      {
        path: 'bank/imports',
        element: page(async () => (await import('./features/imports/ImportPage.tsx')).ImportPage),
      },
      { path: 'bank/:itemId', element: page(async () => (await import('./features/items/ItemPage.tsx')).ItemPage) },
      {
        path: 'bank/:itemId/edit',
        element: page(async () => (await import('./features/items/ItemEditPage.tsx')).ItemEditPage),
      },
      {
        path: 'homework',
        element: page(async () => (await import('./features/assignments/HomeworkListPage.tsx')).HomeworkListPage),
      },
      {
        path: 'homework/:schoolId/:assignmentId',
        element: <SchoolNames />,
        children: [
          {
            index: true,
            element: page(async () => (await import('./features/assignments/HomeworkPage.tsx')).HomeworkPage),
          },
          {
            path: 'history',
            element: page(async () => (await import('./features/assignments/history/HistoryPage.tsx')).HistoryPage),
          },
          {
            path: 'print',
            element: page(async () => (await import('./features/print/PrintPage.tsx')).PrintPage),
          },
        ],
      },
      { path: 'reviews', element: page(async () => (await import('./features/reviews/ReviewsPage.tsx')).ReviewsPage) },
      {
        path: 'reviews/group',
        element: page(async () => (await import('./features/reviews/GuidancePage.tsx')).GuidancePage),
      },
      {
        path: 'reviews/rules',
        element: page(async () => (await import('./features/reviews/RulesPage.tsx')).RulesPage),
      },
      {
        path: 'reviews/:reviewId',
        element: page(async () => (await import('./features/reviews/DeskPage.tsx')).DeskPage),
      },
      {
        path: 'curation/duplicates',
        element: page(async () => (await import('./features/duplicates/DuplicatesPage.tsx')).DuplicatesPage),
      },
      {
        path: 'curation/duplicates/:itemA/:itemB',
        element: page(async () => (await import('./features/duplicates/PairPage.tsx')).PairPage),
      },
      {
        path: 'bank/:itemId/compare',
        element: page(async () => (await import('./features/items/ComparePage.tsx')).ComparePage),
      },
      {
        path: 'curation/reports',
        element: page(async () => (await import('./features/remarks/ReportsPage.tsx')).ReportsPage),
      },
      {
        path: 'account/reports',
        element: page(async () => (await import('./features/remarks/OwnReportsPage.tsx')).OwnReportsPage),
      },
      {
        path: 'curation/minutes',
        element: page(async () => (await import('./features/minutes/MinutesPage.tsx')).MinutesPage),
      },
      {
        path: 'curation/taxonomy',
        element: page(async () => (await import('./features/taxonomy/TaxonomyPage.tsx')).TaxonomyPage),
      },
      {
        path: 'curation/gaps',
        element: page(async () => (await import('./features/taxonomy/GapsPage.tsx')).GapsPage),
      },
      {
        path: 'curation/bulk',
        element: page(async () => (await import('./features/bulk/BulkEditsPage.tsx')).BulkEditsPage),
      },
      {
        path: 'curation/bulk/:editId',
        element: page(async () => (await import('./features/bulk/BulkEditPage.tsx')).BulkEditPage),
      },
      {
        path: 'competitions',
        element: page(async () => (await import('./features/competitions/CompetitionsPage.tsx')).CompetitionsPage),
      },
      {
        path: 'competitions/new',
        element: page(
          async () => (await import('./features/competitions/set-up/NewCompetitionPage.tsx')).NewCompetitionPage,
        ),
      },
      {
        path: 'competitions/:competitionId',
        element: page(async () => (await import('./features/competitions/CompetitionPage.tsx')).CompetitionPage),
      },
      {
        path: 'competitions/:competitionId/entries/:entryId',
        element: page(async () => (await import('./features/competitions/entering/EntryPage.tsx')).EntryPage),
      },
      {
        path: 'competitions/:competitionId/judging',
        element: page(async () => (await import('./features/competitions/judging/JudgingPage.tsx')).JudgingPage),
      },
      {
        path: 'competitions/:competitionId/judging/:sheetId',
        element: page(async () => (await import('./features/competitions/judging/SheetPage.tsx')).SheetPage),
      },
      {
        path: 'competitions/:competitionId/results',
        element: page(async () => (await import('./features/competitions/results/ResultsPage.tsx')).ResultsPage),
      },
      {
        path: 'competitions/:competitionId/results/:version/:blindId',
        element: page(async () => (await import('./features/competitions/results/FigurePage.tsx')).FigurePage),
      },
      {
        path: 'competitions/:competitionId/steps',
        element: page(async () => (await import('./features/competitions/results/StepsPage.tsx')).StepsPage),
      },
      {
        path: 'competitions/:competitionId/exhibition',
        element: page(async () => (await import('./features/competitions/results/ExhibitionPage.tsx')).ExhibitionPage),
      },
      {
        path: 'competitions/:competitionId/exhibition/:entryId',
        element: page(async () => (await import('./features/competitions/results/WinnerPage.tsx')).WinnerPage),
      },
      { path: 'week', element: page(async () => (await import('./features/load/ClassWeekPage.tsx')).ClassWeekPage) },
      { path: 'schools', element: page(async () => (await import('./features/schools/SchoolsPage.tsx')).SchoolsPage) },
      {
        path: 'schools/:schoolId',
        element: page(async () => (await import('./features/schools/SchoolPage.tsx')).SchoolPage),
      },
      {
        path: 'policies',
        element: page(async () => (await import('./features/schools/PoliciesPage.tsx')).PoliciesPage),
      },
      { path: 'account', element: page(async () => (await import('./features/identity/AccountPage.tsx')).AccountPage) },
      { path: '*', element: <NotFound /> },
    ],
  },
])
