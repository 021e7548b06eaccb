import type { PlacedFile } from './data-choice.ts';

/** More than a data set by hand ever has, and little enough to be listed in a moment. */
const MAX_LISTED = 20_001;

/**
 * The files of a drop, those in dropped folders too, with their places in them. Hidden files, which systems leave in
 * folders, are passed over.
 *
 * @param data Its items are read at once: after the event is over the browser has none.
 */
export async function listDroppedFiles(data: DataTransfer): Promise<readonly PlacedFile[]> {
  const dropped = Array.from(data.items, (item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found: PlacedFile[] = [];
  for (const each of dropped) {
    // What another program drags in need not lie in a file system, and has no entry.
    if (each instanceof File) found.push({ path: each.name, file: each });
    else if (each !== null) await collect(each, found);
  }
  return found;
}

async function collect(entry: FileSystemEntry, found: PlacedFile[]): Promise<void> {
  if (entry.name.startsWith('.') || found.length >= MAX_LISTED) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // A reader tells some hundred entries at a time, and none at the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const each of some) await collect(each, found);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
