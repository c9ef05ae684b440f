/** The API server and its store, built when they are not in the cache. @throws when Go refuses */
export declare function controlPlaneBinaries(): { readonly etcd: string; readonly apiServer: string };
