/** A line to another worker: what it sent is received in order, whenever this one comes to it. */
export interface Mailbox<Message> {
  send(message: Message, transfer: ArrayBuffer[]): void;
  /** The next message, as soon as there is one. One waits at a time. */
  receive(): Promise<Message>;
}

export function createMailbox<Message>(port: MessagePort): Mailbox<Message> {
  const arrived: Message[] = [];
  let wake: (() => void) | null = null;
  port.onmessage = ({ data }: MessageEvent<Message>) => {
    arrived.push(data);
    wake?.();
  };
  return {
    send: (message, transfer) => port.postMessage(message, transfer),
    receive: async () => {
      if (arrived.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      wake = null;
      // One is there now.
      return arrived.shift() as Message;
    },
  };
}
