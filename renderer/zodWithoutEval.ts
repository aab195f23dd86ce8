import { z } from 'zod';

// zod would try `new Function` when the first schema is made; the content policy refuses that and reports it.
z.config({ jitless: true });
