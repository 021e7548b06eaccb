// The entry of the worker that reads and takes in the files of runs.
import { expose } from 'comlink';
import { runService } from './run-service.ts';

expose(runService);
