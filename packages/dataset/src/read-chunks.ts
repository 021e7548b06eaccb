/** The chunks of a stream, one after another. A stream's own iterator is missing from some browsers. */
export async function* readChunks<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk, void, undefined> {
  const reader = stream.getReader();
  let isAtEnd = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isAtEnd = done;
      if (done) return;
      yield value;
    }
  } finally {
    // The caller stopped early, or the stream failed and has nothing left to cancel.
    if (!isAtEnd) await reader.cancel().catch(() => {});
  }
}
