import { TAKE_OVER } from './take-over.ts';

/** Where the build puts the service worker. */
const SERVICE_WORKER = '/service-worker.js';

/**
 * Installs the service worker and tells when a new version of the site is kept and ready.
 *
 * @param onReady Gets what switches to the new version, which loads the page anew.
 * @throws {Error} Where the browser allows no service worker; the site then needs the network, as it does before.
 */
export async function watchForUpdate(onReady: (takeOver: () => void) => void): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(SERVICE_WORKER);
  const look = () => {
    const { waiting } = registration;
    // Without a controller this is the first version, which takes over by itself.
    if (waiting === null || serviceWorker.controller === null) return;
    onReady(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage(TAKE_OVER);
    });
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
}
