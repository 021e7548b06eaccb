// What reads pictures and numbers, and traces its steps, too: a file of its own for the worker, which answers without it.
export { createRecognizer } from '@raqam/recognizer';
