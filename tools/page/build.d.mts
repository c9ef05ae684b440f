export function pageDocument(): { readonly html: string; readonly policy: string };
