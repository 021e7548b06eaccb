import { describeEveryPage } from './describe-every-page.ts';

describeEveryPage('en', [
  { theme: 'light', width: 360 },
  { theme: 'dark', width: 360 },
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
]);
