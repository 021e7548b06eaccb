/** Another runner works on the store. */
export class StoreLockedError extends Error {
  override readonly name = 'StoreLockedError';
}

/** The store was deleted, or taken over by another runner, while this one worked on it. */
export class StoreLostError extends Error {
  override readonly name = 'StoreLostError';
}

/** The store cannot be used for what was asked of it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** A file in the store is not what was written there. */
export class StoreDamageError extends Error {
  override readonly name = 'StoreDamageError';
}
