package dev.lkj.source.archive;

import dev.lkj.time.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Compresses with several threads into one gzip member.
 *
 * <p>One member, since some readers stop after the first. Blocks are deflated on their own, each primed with the 32 KiB
 * before it, and flushed to a whole byte, so that they can be joined. Where blocks begin does not depend on the number
 * of threads: same input, same bytes. Only a few blocks are in memory at a time.
 */
public final class ParallelGzip extends OutputStream {
    /** Magic, deflate, no flags, no time, no extra flags, unknown system (RFC 1952). */
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    /** An empty last block with fixed codes. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private final OutputStream out;
    private final Cancellation cancellation;
    private final int workers;
    private final ExecutorService threads;
    private final BlockingQueue<BlockCompressor> compressors;
    private final Deque<Task> pending = new ArrayDeque<>();
    private final Deque<Block> idle = new ArrayDeque<>();
    private final CRC32 checksum = new CRC32();
    private Block block = new Block();
    private long total;

    /** A block that is being compressed. */
    private record Task(Block block, Future<?> end) {}

    /** Writes to a stream, which stays open; {@link #finish} ends the member and {@link #close} the threads. */
    public ParallelGzip(OutputStream out, int workers, Cancellation cancellation) throws IOException {
        this(out, Stream.generate(BlockCompressor::new).limit(workers).toList(), cancellation);
    }

    /** The same with one thread for each of these compressors, which {@link #close} closes. */
    ParallelGzip(OutputStream out, List<BlockCompressor> compressors, Cancellation cancellation) throws IOException {
        this.out = out;
        this.cancellation = cancellation;
        this.workers = compressors.size();
        this.threads = Executors.newFixedThreadPool(workers, ParallelGzip::thread);
        this.compressors = new ArrayBlockingQueue<>(workers, false, compressors);
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
            done += block.fill(bytes, offset + done, length - done);
            if (block.isFull()) {
                Block full = block;
                submit();
                block = idle.isEmpty() ? new Block() : idle.removeFirst();
                block.follow(full);
            }
        }
    }

    /** Compresses what is left and ends the member; nothing may be written behind it. */
    public void finish() throws IOException {
        if (block.length() > 0) {
            submit();
        }
        while (!pending.isEmpty()) {
            writeFirst();
        }
        out.write(LAST_BLOCK);
        writeLittleEndian((int) checksum.getValue());
        writeLittleEndian((int) total);
    }

    private void submit() throws IOException {
        cancellation.throwIfCancelled();
        Block full = block;
        full.addTo(checksum);
        total += full.length();
        pending.addLast(new Task(full, threads.submit(() -> compress(full))));
        if (pending.size() > 2 * workers) {
            writeFirst();
        }
    }

    private void compress(Block full) {
        // There are as many of them as threads.
        BlockCompressor compressor = compressors.remove();
        try {
            full.compress(compressor);
        } finally {
            compressors.add(compressor);
        }
    }

    private void writeFirst() throws IOException {
        Task first = pending.removeFirst();
        try {
            first.end().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a block could not be compressed", e.getCause());
        }
        first.block().writeTo(out);
        idle.addLast(first.block());
    }

    private void writeLittleEndian(int value) throws IOException {
        out.write(new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)});
    }

    /** Ends the threads; without {@link #finish} the member stays incomplete. */
    @Override
    public void close() {
        pending.forEach(task -> task.end().cancel(false));
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
