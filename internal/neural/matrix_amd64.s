#include "textflag.h"

// func hasAVX2() bool
TEXT ·hasAVX2(SB), NOSPLIT, $0-1
	MOVB $0, ret+0(FP)
	XORL AX, AX
	CPUID
	CMPL AX, $7
	JLT  no
	MOVL $1, AX
	XORL CX, CX
	CPUID
	ANDL $0x18000000, CX // OSXSAVE and AVX
	CMPL CX, $0x18000000
	JNE  no
	XORL CX, CX
	XGETBV
	ANDL $6, AX          // the system keeps XMM and YMM
	CMPL AX, $6
	JNE  no
	MOVL $7, AX
	XORL CX, CX
	CPUID
	ANDL $0x20, BX       // AVX2
	JZ   no
	MOVB $1, ret+0(FP)
no:
	RET

// Y8 and Y9: the weights of 16 rows for a pair of columns; Y10: a lane's pair, broadcast.
#define LANE(x, a, b) \
	VPBROADCASTD (x)(R13*4), Y10 \
	VPMADDWD Y8, Y10, Y11 \
	VPADDD   Y11, a, a    \
	VPMADDWD Y9, Y10, Y12 \
	VPADDD   Y12, b, b

// init<<shift + half for 16 rows
#define START(off, a, b) \
	MOVQ off(DI), R12             \
	VPMOVSXWD (R12)(R14*1), a     \
	VPMOVSXWD 16(R12)(R14*1), b   \
	VPSLLD X15, a, a              \
	VPSLLD X15, b, b              \
	VPADDD Y14, a, a              \
	VPADDD Y14, b, b

#define FINISH(off, a, b) \
	MOVQ off(DI), R12       \
	VPSRAD X15, a, a        \
	VPSRAD X15, b, b        \
	VPACKSSDW b, a, a       \
	VPERMQ $0xD8, a, a      \
	VMOVDQU a, (R12)(R14*1)

// half = 1<<shift>>1 in Y14, the shift in X15
#define HALF \
	VMOVQ SI, X15             \
	MOVL $1, R12              \
	VMOVD R12, X14            \
	VPBROADCASTD X14, Y14     \
	VPSLLD X15, Y14, Y14      \
	VPSRLD $1, Y14, Y14

// func mul4AVX2(w *int16, blocks, pairs int, l *lanes, shift uint64)
TEXT ·mul4AVX2(SB), NOSPLIT, $0-40
	MOVQ w+0(FP), AX
	MOVQ blocks+8(FP), BX
	MOVQ pairs+16(FP), CX
	MOVQ l+24(FP), DI
	MOVQ shift+32(FP), SI
	HALF
	MOVQ 64(DI), R8
	MOVQ 72(DI), R9
	MOVQ 80(DI), R10
	MOVQ 88(DI), R11
	XORQ R14, R14
block:
	START(32, Y0, Y1)
	START(40, Y2, Y3)
	START(48, Y4, Y5)
	START(56, Y6, Y7)
	XORQ R13, R13
pair:
	VMOVDQU (AX), Y8
	VMOVDQU 32(AX), Y9
	LANE(R8, Y0, Y1)
	LANE(R9, Y2, Y3)
	LANE(R10, Y4, Y5)
	LANE(R11, Y6, Y7)
	ADDQ $64, AX
	INCQ R13
	CMPQ R13, CX
	JLT  pair
	FINISH(0, Y0, Y1)
	FINISH(8, Y2, Y3)
	FINISH(16, Y4, Y5)
	FINISH(24, Y6, Y7)
	ADDQ $32, R14
	DECQ BX
	JNZ  block
	VZEROUPPER
	RET

// func mul1AVX2(w *int16, blocks, pairs int, out, init, x *int16, shift uint64)
TEXT ·mul1AVX2(SB), NOSPLIT, $0-56
	MOVQ w+0(FP), AX
	MOVQ blocks+8(FP), BX
	MOVQ pairs+16(FP), CX
	MOVQ out+24(FP), DI
	MOVQ init+32(FP), R9
	MOVQ x+40(FP), R8
	MOVQ shift+48(FP), SI
	HALF
block1:
	VPMOVSXWD (R9), Y0
	VPMOVSXWD 16(R9), Y1
	VPSLLD X15, Y0, Y0
	VPSLLD X15, Y1, Y1
	VPADDD Y14, Y0, Y0
	VPADDD Y14, Y1, Y1
	XORQ R13, R13
pair1:
	VPBROADCASTD (R8)(R13*4), Y10
	VPMADDWD (AX), Y10, Y11
	VPADDD   Y11, Y0, Y0
	VPMADDWD 32(AX), Y10, Y12
	VPADDD   Y12, Y1, Y1
	ADDQ $64, AX
	INCQ R13
	CMPQ R13, CX
	JLT  pair1
	VPSRAD X15, Y0, Y0
	VPSRAD X15, Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, R9
	DECQ BX
	JNZ  block1
	VZEROUPPER
	RET

// func dotsRowsAVX2(out *int32, n int, x, rows *int16, chunks int)
TEXT ·dotsRowsAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ n+8(FP), BX
	MOVQ x+16(FP), R8
	MOVQ rows+24(FP), AX
	MOVQ chunks+32(FP), CX
row:
	VPXOR Y0, Y0, Y0
	XORQ  R13, R13
	MOVQ  CX, R12
chunk:
	VMOVDQU  (R8)(R13*1), Y1
	VPMADDWD (AX)(R13*1), Y1, Y1
	VPADDD   Y1, Y0, Y0
	ADDQ $32, R13
	DECQ R12
	JNZ  chunk
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0x4E, X0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0xB1, X0, X1
	VPADDD X1, X0, X0
	VMOVD X0, (DI)
	ADDQ $4, DI
	ADDQ R13, AX
	DECQ BX
	JNZ  row
	VZEROUPPER
	RET

// Gates. Y13: 2047, Y14: -2048, Y12: 2048; AX, BX: tables of the sigmoid and of tanh.

// LOOK replaces sums in a by what the table holds for them.
#define LOOK(table, shift, a) \
	VPSRAD $shift, a, a \
	VPMINSD Y13, a, a   \
	VPMAXSD Y14, a, a   \
	VPADDD  Y12, a, a   \
	VPCMPEQD Y11, Y11, Y11 \
	VPGATHERDD Y11, (table)(a*2), Y10 \
	VPSLLD $16, Y10, a  \
	VPSRAD $16, a, a

#define CONSTANT(value, x, y) \
	MOVL $value, R12 \
	VMOVD R12, x     \
	VPBROADCASTD x, y

// func gatesRowAVX2(t *GateTables, h, c, sums *int16, n int)
TEXT ·gatesRowAVX2(SB), NOSPLIT, $0-40
	MOVQ t+0(FP), AX
	MOVQ h+8(FP), DI
	MOVQ c+16(FP), SI
	MOVQ sums+24(FP), R8
	MOVQ n+32(FP), CX
	LEAQ 8192(AX), BX
	CONSTANT(2047, X13, Y13)
	CONSTANT(-2048, X14, Y14)
	CONSTANT(2048, X12, Y12)
	CONSTANT(0x4000, X9, Y9)   // 1<<14
	CONSTANT(0x40000, X8, Y8)  // 1<<18
	CONSTANT(0x10000, X7, Y7)  // 1<<16
	CONSTANT(32767, X6, Y6)
	LEAQ (R8)(CX*2), R9        // forget
	LEAQ (R9)(CX*2), R10       // candidate
	LEAQ (R10)(CX*2), R11      // output
	SHRQ $3, CX
unit:
	VPMOVSXWD (R8), Y0
	LOOK(AX, 2, Y0)
	VPMOVSXWD (R9), Y1
	LOOK(AX, 2, Y1)
	VPMOVSXWD (R10), Y2
	LOOK(BX, 2, Y2)
	VPMOVSXWD (R11), Y3
	LOOK(AX, 2, Y3)
	VPMOVSXWD (SI), Y4
	VPMULLD Y1, Y4, Y4
	VPADDD  Y9, Y4, Y4
	VPSRAD  $15, Y4, Y4
	VPMULLD Y0, Y2, Y2
	VPADDD  Y8, Y2, Y2
	VPSRAD  $19, Y2, Y2
	VPADDD  Y2, Y4, Y4
	VPACKSSDW Y4, Y4, Y4       // saturates
	VPERMQ  $0x08, Y4, Y4
	VMOVDQU X4, (SI)
	VPMOVSXWD X4, Y4
	LOOK(BX, 3, Y4)
	VPMULLD Y3, Y4, Y4
	VPADDD  Y7, Y4, Y4
	VPSRAD  $17, Y4, Y4
	VPACKSSDW Y4, Y4, Y4
	VPERMQ  $0x08, Y4, Y4
	VMOVDQU X4, (DI)
	ADDQ $16, R8
	ADDQ $16, R9
	ADDQ $16, R10
	ADDQ $16, R11
	ADDQ $16, SI
	ADDQ $16, DI
	DECQ CX
	JNZ  unit
	VZEROUPPER
	RET
