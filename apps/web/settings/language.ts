import { locales } from '../i18n/locales.ts';

/** Where this browser keeps the language a person has chosen. */
export const LANGUAGE_KEY = 'raqam:language';

/**
 * Runs in the head of `/`: goes to the chosen language or else to the first of the browser's languages that the site
 * speaks. Where there is none, the page stays and lets the person choose. Where the browser keeps nothing (storage is
 * denied, which throws), nothing was chosen.
 */
export const LANGUAGE_SCRIPT = `(()=>{const known=${JSON.stringify(locales)};let chosen=null;try{chosen=localStorage.getItem('${LANGUAGE_KEY}')}catch{}const wanted=[chosen,...navigator.languages].map((each)=>each?.split('-')[0].toLowerCase());const found=wanted.find((each)=>known.includes(each));if(found)location.replace('/'+found+'/')})()`;
