package dev.lkj.source.archive;

import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * Compresses with several threads into one gzip member.
 *
 * <p>One member, since some readers stop after the first. Blocks are deflated on their own, each primed with the 32 KiB
 * before it, and flushed to a whole byte, so that they can be joined. Where blocks begin does not depend on the number
 * of threads: same input, same bytes. Only a few blocks are in memory at a time.
 */
public final class ParallelGzip extends OutputStream {
    private static final int BLOCK = 128 << 10;
    /** What deflate can look back at (RFC 1951). */
    private static final int WINDOW = 32 << 10;
    /** Magic, deflate, no flags, no time, no extra flags, unknown system (RFC 1952). */
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    /** An empty last block with fixed codes. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private final OutputStream out;
    private final Cancellation cancellation;
    private final int workers;
    private final ExecutorService threads;
    private final BlockingQueue<BlockCompressor> compressors;
    private final Deque<Future<byte[]>> pending = new ArrayDeque<>();
    private final CRC32 checksum = new CRC32();
    private byte[] block = new byte[BLOCK];
    private byte[] before = new byte[0];
    private int filled;
    private long total;

    /** Writes to a stream, which stays open; {@link #finish} ends the member and {@link #close} the threads. */
    public ParallelGzip(OutputStream out, int workers, Cancellation cancellation) throws IOException {
        this.out = out;
        this.cancellation = cancellation;
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(workers, ParallelGzip::thread);
        this.compressors = new ArrayBlockingQueue<>(workers);
        for (int i = 0; i < workers; i++) {
            compressors.add(new BlockCompressor());
        }
        out.write(HEADER);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lkj-compress");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, BLOCK - filled);
            System.arraycopy(bytes, offset + done, block, filled, count);
            filled += count;
            done += count;
            if (filled == BLOCK) {
                submit();
            }
        }
    }

    /** Compresses what is left and ends the member. */
    public void finish() throws IOException {
        submit();
        while (!pending.isEmpty()) {
            writeFirst();
        }
        out.write(LAST_BLOCK);
        writeLittleEndian((int) checksum.getValue());
        writeLittleEndian((int) total);
    }

    private void submit() throws IOException {
        cancellation.throwIfCancelled();
        if (filled == 0) {
            return;
        }
        byte[] full = block;
        byte[] window = before;
        int length = filled;
        checksum.update(full, 0, length);
        total += length;
        pending.addLast(threads.submit(() -> compress(window, full, length)));
        before = Arrays.copyOfRange(full, Math.max(0, length - WINDOW), length);
        block = new byte[BLOCK];
        filled = 0;
        if (pending.size() > 2 * workers) {
            writeFirst();
        }
    }

    private byte[] compress(byte[] window, byte[] full, int length) throws InterruptedException {
        BlockCompressor compressor = compressors.take();
        try {
            return compressor.compress(window, full, length);
        } finally {
            compressors.put(compressor);
        }
    }

    private void writeFirst() throws IOException {
        try {
            out.write(pending.removeFirst().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a block could not be compressed", e.getCause());
        }
    }

    private void writeLittleEndian(int value) throws IOException {
        out.write(new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)});
    }

    /** Ends the threads; without {@link #finish} the member stays incomplete. */
    @Override
    public void close() {
        pending.forEach(part -> part.cancel(false));
        threads.shutdown();
        try {
            // A block that is being compressed takes milliseconds; its compressor must not be ended under it.
            if (threads.awaitTermination(5, TimeUnit.SECONDS)) {
                compressors.forEach(BlockCompressor::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
