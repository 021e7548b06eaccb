// The recognizer loads its network by a dynamic import, which only workers that are modules can do.
export default { worker: { format: 'es' } };
