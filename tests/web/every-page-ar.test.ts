import { describeEveryPage } from './describe-every-page.ts';

describeEveryPage('ar', [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 360 },
]);
