/** Property tests draw the same values in every run; FAIRLEAD_SEED draws others, to look for more. */

import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FAIRLEAD_SEED"] ?? 20_250_701) });
