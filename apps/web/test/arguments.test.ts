import { describe, expect, test } from 'vitest';
import { ArgumentError, parseArguments } from '../server/arguments.ts';

describe('parseArguments', () => {
  test('without any, it is port 3000 of this machine, which may move', () => {
    expect(parseArguments([], {})).toEqual({ host: '127.0.0.1', port: 3000, isPortChosen: false, help: false });
  });

  test('the environment chooses the port', () => {
    expect(parseArguments([], { PORT: '8080' })).toMatchObject({ port: 8080, isPortChosen: true });
  });

  test('the command line wins over the environment', () => {
    expect(parseArguments(['--port', '0', '--host', '::1'], { PORT: '8080' })).toEqual({
      host: '::1',
      port: 0,
      isPortChosen: true,
      help: false,
    });
  });

  test('an empty PORT is none', () => {
    expect(parseArguments([], { PORT: '' })).toMatchObject({ port: 3000, isPortChosen: false });
  });

  test('--help asks for help', () => {
    expect(parseArguments(['--help'], {})).toMatchObject({ help: true });
  });

  test.each([
    [['--port', 'http'], {}, '--port: received "http"; expected a whole number from 0 to 65535.'],
    [['--port', '65536'], {}, '--port: received "65536"; expected a whole number from 0 to 65535.'],
    [['--port=-1'], {}, '--port: received "-1"; expected a whole number from 0 to 65535.'],
    [['--port', '80.5'], {}, '--port: received "80.5"; expected a whole number from 0 to 65535.'],
    [['--port='], {}, '--port: received ""; expected a whole number from 0 to 65535.'],
    [[], { PORT: '3e3' }, 'PORT: received "3e3"; expected a whole number from 0 to 65535.'],
  ])('refuses %j with %j', (argv, environment, message) => {
    expect(() => parseArguments(argv, environment)).toThrow(new ArgumentError(message));
  });

  test.each([
    [['--prot', '80'], "Unknown option '--prot'"],
    [['serve'], "Unexpected argument 'serve'"],
    [['--port'], "Option '--port <value>' argument missing"],
  ])('refuses %j', (argv, message) => {
    expect(() => parseArguments(argv, {})).toThrow(ArgumentError);
    expect(() => parseArguments(argv, {})).toThrow(message);
  });
});
