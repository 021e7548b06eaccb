// The entry of the worker that holds the data set of the data page.
import { expose } from 'comlink';
import { dataService } from './data-service.ts';

expose(dataService);
