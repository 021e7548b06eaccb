// A worker that leaves without a word.
process.exit(3);
