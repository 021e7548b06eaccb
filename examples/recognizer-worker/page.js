// The page draws and shows; a worker reads. Whatever is drawn while it reads waits, and the newest drawing wins.
import { connectToWorker, createLiveReader } from '@raqam/recognizer';

const canvas = document.querySelector('canvas');
const output = document.querySelector('output');
const context = canvas.getContext('2d');
context.lineWidth = 20;
context.lineCap = context.lineJoin = 'round';

const reader = createLiveReader(
  connectToWorker(() => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })),
);
reader.subscribe(() => {
  const { status, reading, failure } = reader.getState();
  if (failure !== null) output.textContent = failure.message;
  else if (status === 'loading') output.textContent = 'Loading…';
  else if (!reading?.prediction) output.textContent = 'Nothing is drawn.';
  else if (reading.prediction.verdict === 'notADigit') output.textContent = 'This does not look like a digit.';
  else output.textContent = `This reads as ${reading.prediction.label}.`;
});
void reader.start();

/** Points in the order of writing, a list for each stroke. */
let strokes = [];

canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId);
  strokes = [...strokes, [[event.offsetX, event.offsetY]]];
});
canvas.addEventListener('pointermove', (event) => {
  if (!canvas.hasPointerCapture(event.pointerId)) return;
  const stroke = strokes.at(-1);
  strokes = [...strokes.slice(0, -1), [...stroke, [event.offsetX, event.offsetY]]];
  context.beginPath();
  context.moveTo(...stroke.at(-1));
  context.lineTo(event.offsetX, event.offsetY);
  context.stroke();
  reader.read(strokes);
});
document.querySelector('button').addEventListener('click', () => {
  strokes = [];
  context.clearRect(0, 0, canvas.width, canvas.height);
  reader.read(null);
});
