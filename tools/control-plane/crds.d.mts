/** Paths of the definitions of the operator's and Argo CD's kinds. @throws when the proxy cannot be asked, or a hash differs */
export declare function crdFiles(): readonly string[];
