// A worker whose program fails.
throw new Error('made to fail');
