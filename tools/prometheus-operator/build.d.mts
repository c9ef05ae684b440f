/** The program, built when it is not in the cache. @throws when Go refuses */
export declare function scrapeConfigBinary(): string;
