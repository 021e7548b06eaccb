import type { ModelArtifact } from '@raqam/artifact';

/** What is known of a model beside what computes: a module of its own, since a page that reads digits needs none of it. */
export interface ModelRecord extends Pick<ModelArtifact, 'spec' | 'inputContract' | 'dataset' | 'metrics' | 'seed'> {
  /** The training recipe that made the weights, as JSON. */
  readonly recipe: string;
}
