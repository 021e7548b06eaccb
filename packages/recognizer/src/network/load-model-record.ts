import type { ModelName } from './load-packed-model.ts';
import type { ModelRecord } from './model-record.ts';

/** Loads what is known of a model inside this package beside what computes. */
export async function loadModelRecord(name: ModelName): Promise<ModelRecord> {
  switch (name) {
    case 'accurate':
      return (await import('../models/accurate-record.ts')).accurateRecord;
    case 'compact':
      return (await import('../models/compact-record.ts')).compactRecord;
  }
}
