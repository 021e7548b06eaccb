// The entry of the worker in which networks are judged.
import { expose } from 'comlink';
import { judgeService } from './judge-service.ts';

expose(judgeService);
