/* Word vectors by structured skip-gram with negative sampling (Ling et al. 2015): each of the
   2*WINDOW positions around a word has output vectors of its own, so the vectors learn syntax.

       cc -O3 -march=native -o vectors vectors.c -lm
       vectors CORPUS VOCAB OUT DIM EPOCHS SEED

   CORPUS: int32 word numbers, -1 after each sentence. VOCAB: word TAB count. OUT: float32 rows.
   One thread, so the same bytes for the same seed on one machine. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW = 2, NEG = 6, TABLE = 1 << 24, MAXDIM = 128 };

static uint64_t state;
static inline uint32_t rnd(void) {
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return state >> 33;
}

static float sig[2048];

int main(int argc, char **argv) {
	if (argc != 7) return 2;
	const int D = atoi(argv[4]), epochs = atoi(argv[5]);
	state = atoi(argv[6]);
	FILE *f = fopen(argv[1], "rb");
	fseek(f, 0, SEEK_END);
	long n = ftell(f) / 4;
	rewind(f);
	int32_t *c = malloc(n * 4);
	if (fread(c, 4, n, f) != (size_t)n) return 1;
	fclose(f);
	f = fopen(argv[2], "r");
	char line[1024];
	int V = 0;
	double *count = malloc(sizeof(double) * 200000), total = 0, pow_total = 0;
	while (fgets(line, sizeof line, f)) {
		count[V] = atof(strrchr(line, '\t') + 1);
		if (count[V] < 1) count[V] = 1;
		total += count[V++];
	}
	fclose(f);
	int32_t *table = malloc(sizeof(int32_t) * TABLE);
	for (int i = 0; i < V; i++) pow_total += pow(count[i], 0.75);
	double acc = pow(count[0], 0.75) / pow_total;
	for (int i = 0, w = 0; i < TABLE; i++) {
		table[i] = w;
		if ((i + 1.0) / TABLE > acc && w < V - 1) acc += pow(count[++w], 0.75) / pow_total;
	}
	float *keep = malloc(sizeof(float) * V);
	for (int i = 0; i < V; i++) {
		double fr = count[i] / total, k = sqrt(2e-4 / fr) + 2e-4 / fr;
		keep[i] = k > 1 ? 1 : k;
	}
	for (int i = 0; i < 2048; i++) sig[i] = 1 / (1 + exp(-(i - 1024) / 128.0));
	float *in = malloc(sizeof(float) * V * D), *out = calloc((size_t)V * D * 2 * WINDOW, sizeof(float));
	for (long i = 0; i < (long)V * D; i++) in[i] = ((rnd() & 0xffff) / 65536.0f - 0.5f) / D;
	double done = 0, all = (double)n * epochs;
	for (int e = 0; e < epochs; e++)
		for (long i = 0; i < n; i++, done++) {
			int w = c[i];
			if (w < 0 || (rnd() & 0xffff) / 65536.0f > keep[w]) continue;
			float lr = 0.03f * (1 - done / all);
			if (lr < 1e-4f) lr = 1e-4f;
			float *v = in + (long)w * D, g[MAXDIM];
			memset(g, 0, sizeof g);
			for (int p = 0; p < 2 * WINDOW; p++) {
				int step = p < WINDOW ? 1 : -1, far = p % WINDOW + 1, ok = 1;
				for (int k = 1; k <= far; k++) {
					long j = i + step * k;
					if (j < 0 || j >= n || c[j] < 0) ok = 0;
					if (!ok) break;
				}
				if (!ok) continue;
				int target = c[i + step * far];
				for (int k = 0; k <= NEG; k++) {
					int t = k ? table[rnd() & (TABLE - 1)] : target;
					if (k && t == target) continue;
					float *o = out + ((long)p * V + t) * D, dot = 0;
					for (int d = 0; d < D; d++) dot += v[d] * o[d];
					float s = dot > 7.9f ? 1 : dot < -7.9f ? 0 : sig[(int)(dot * 128) + 1024];
					float a = lr * ((k == 0) - s);
					for (int d = 0; d < D; d++) {
						g[d] += a * o[d];
						o[d] += a * v[d];
					}
				}
			}
			for (int d = 0; d < D; d++) v[d] += g[d];
		}
	f = fopen(argv[3], "wb");
	fwrite(in, sizeof(float) * D, V, f);
	fclose(f);
	return 0;
}
