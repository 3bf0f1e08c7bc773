/* The parts of training that a general library does slowly on a processor: the recurrence of an
   LSTM over packed sentences, forward and back, and Adam with an average of the weights.

       cc -O3 -march=native -ffast-math -shared -fPIC -o fast.so fast.c -l:libopenblas.so.0 -lmvec -lm

   Rows are packed as PyTorch packs them: all sentences' first words, then all second words, …,
   the longest sentence first; size[t] is the number of rows of step t. */
#include <math.h>
#include <string.h>

void cblas_sgemm(int order, int ta, int tb, int m, int n, int k, float alpha, const float *a, int lda, const float *b, int ldb, float beta, float *c, int ldc);
enum { ROWS = 101, PLAIN = 111, TURNED = 112 };

/* Cut off, since fast division makes no number of 1/infinity. */
static inline float sigmoid(float x) {
	x = x > 40 ? 40 : x < -40 ? -40 : x;
	return 1 / (1 + expf(-x));
}

/* sums: [N, 4H] input sums, replaced by the gates' values; w: [4H, H]; h, c: [N, H] results;
   before: [N, H] set to the state before each row; tanh_c: [N, H]. */
void lstm_forward(int T, int H, const long *size, int back, float *sums, const float *w, float *h, float *c, float *before, float *tanh_c) {
	long off = 0, total = 0;
	for (int t = 0; t < T; t++) total += size[t];
	if (back) off = total;
	long last = 0, last_off = 0;
	for (int s = 0; s < T; s++) {
		int t = back ? T - 1 - s : s;
		long n = size[t];
		if (back) off -= n;
		long old = last < n ? last : n;
		float *g = sums + off * 4 * H;
		memset(before + off * H, 0, sizeof(float) * n * H);
		if (old) {
			memcpy(before + off * H, h + last_off * H, sizeof(float) * old * H);
			cblas_sgemm(ROWS, PLAIN, TURNED, old, 4 * H, H, 1, h + last_off * H, H, w, H, 1, g, 4 * H);
		}
		for (long i = 0; i < n; i++) {
			float *restrict q = g + i * 4 * H, *restrict ci = c + (off + i) * H, *restrict hi = h + (off + i) * H, *restrict ti = tanh_c + (off + i) * H;
			const float *restrict cp = c + (last_off + i) * H;
			for (int k = 0; k < 2 * H; k++) q[k] = sigmoid(q[k]);
			for (int k = 2 * H; k < 3 * H; k++) q[k] = 2 * sigmoid(2 * q[k]) - 1;
			for (int k = 3 * H; k < 4 * H; k++) q[k] = sigmoid(q[k]);
			if (i < old)
				for (int k = 0; k < H; k++) ci[k] = q[H + k] * cp[k] + q[k] * q[2 * H + k];
			else
				for (int k = 0; k < H; k++) ci[k] = q[k] * q[2 * H + k];
			for (int k = 0; k < H; k++) {
				ti[k] = 2 * sigmoid(2 * ci[k]) - 1;
				hi[k] = q[3 * H + k] * ti[k];
			}
		}
		last = n;
		last_off = off;
		if (!back) off += n;
	}
}

/* dh: [N, H] gradient of h, used up; dsums: [N, 4H] result; dc: [N, H] room. */
void lstm_backward(int T, int H, const long *size, int back, const float *gates, const float *w, const float *c, const float *tanh_c, float *dh, float *dsums, float *dc) {
	long off = 0, total = 0;
	for (int t = 0; t < T; t++) total += size[t];
	memset(dc, 0, sizeof(float) * total * H);
	if (!back) off = total;
	for (int s = 0; s < T; s++) {
		int t = back ? s : T - 1 - s;
		long n = size[t];
		if (!back) off -= n;
		/* the step before in the direction of reading */
		int u = back ? t + 1 : t - 1;
		long un = u >= 0 && u < T ? size[u] : 0, uoff = back ? off + n : off - un, old = un < n ? un : n;
		for (long i = 0; i < n; i++) {
			const float *restrict q = gates + (off + i) * 4 * H, *restrict ti = tanh_c + (off + i) * H, *restrict d = dh + (off + i) * H;
			float *restrict e = dsums + (off + i) * 4 * H, *restrict dci = dc + (off + i) * H;
			for (int k = 0; k < H; k++) {
				float o = q[3 * H + k], in = q[k], a = q[2 * H + k], x = dci[k] + d[k] * o * (1 - ti[k] * ti[k]);
				e[3 * H + k] = d[k] * ti[k] * o * (1 - o);
				e[k] = x * a * in * (1 - in);
				e[2 * H + k] = x * in * (1 - a * a);
				dci[k] = x;
			}
			if (i < old) {
				const float *restrict cp = c + (uoff + i) * H;
				float *restrict dp = dc + (uoff + i) * H;
				for (int k = 0; k < H; k++) {
					float f = q[H + k];
					e[H + k] = dci[k] * cp[k] * f * (1 - f);
					dp[k] += dci[k] * f;
				}
			} else
				memset(e + H, 0, sizeof(float) * H);
		}
		if (old) cblas_sgemm(ROWS, PLAIN, PLAIN, old, H, 4 * H, 1, dsums + off * 4 * H, 4 * H, w, H, 1, dh + uoff * H, H);
		if (back) off += n;
	}
}

void adam(long n, float *restrict p, const float *restrict g, float *restrict m, float *restrict v, float *restrict avg, float lr, float b1, float b2, float c1, float c2, float scale, float keep) {
	for (long i = 0; i < n; i++) {
		float x = g[i] * scale;
		m[i] = b1 * m[i] + (1 - b1) * x;
		v[i] = b2 * v[i] + (1 - b2) * x * x;
		p[i] -= lr * (m[i] * c1) / (sqrtf(v[i] * c2) + 1e-8f);
		avg[i] = keep * avg[i] + (1 - keep) * p[i];
	}
}
