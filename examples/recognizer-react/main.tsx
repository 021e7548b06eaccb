import { createRoot } from 'react-dom/client';
import { DigitPad } from './digit-pad.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<DigitPad />);
