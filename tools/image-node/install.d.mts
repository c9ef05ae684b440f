/** The Node of an image, installed if it is not there yet. @throws when npm refuses */
export declare function imageNode(image: string): string;
