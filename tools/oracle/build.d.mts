/** The program, built if it is not there yet. @throws when Go refuses */
export declare function oracleBinary(): string;
