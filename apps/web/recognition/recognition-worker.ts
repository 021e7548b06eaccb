// The entry of the worker in which digits are read, so that the page's own thread is free for the pen.
import { createRecognizer, type Recognizer } from '@raqam/recognizer';
import type { RecognitionRequest, RecognitionResponse } from './recognition-messages.ts';

function respond(response: RecognitionResponse): void {
  self.postMessage(response);
}

function serve(recognizer: Recognizer): void {
  self.addEventListener('message', ({ data }: MessageEvent<RecognitionRequest>) => {
    try {
      respond({ type: 'prediction', prediction: recognizer.recognize(data.strokes) });
    } catch (error) {
      console.error(error);
      respond({ type: 'fault', fault: 'read' });
    }
  });
  respond({ type: 'ready' });
}

createRecognizer().then(serve, (error: unknown) => {
  console.error(error);
  respond({ type: 'fault', fault: 'load' });
});
