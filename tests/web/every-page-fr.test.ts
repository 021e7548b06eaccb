import { describeEveryPage } from './describe-every-page.ts';

// The layout is the English one with longer words, which matter most where there is little room.
describeEveryPage('fr', [{ theme: 'light', width: 360 }]);
