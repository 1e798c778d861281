package dev.darkroom.sdk;

import org.pf4j.ExtensionPoint;

/**
 * One node type: a function from a record of inputs to a record of outputs.
 *
 * <p>A node is stateless. One instance serves every run, from several threads at once, so it has no instance fields.
 * The components of {@code I} are its input ports, those of {@code O} its output ports; {@link NodeType} names it.
 *
 * <p>Ownership: inputs are <em>borrowed</em> for the call, outputs are <em>handed over</em> to the engine, and
 * everything else that was given to {@link NodeContext#own} is closed when the call ends, however it ends.
 *
 * @param <I> record of inputs
 * @param <O> record of outputs
 */
public interface Node<I extends Record, O extends Record> extends ExtensionPoint {

    /**
     * Computes the outputs.
     *
     * @throws InvalidInputException when an input is refused; the editor shows the message at that port
     * @throws RunCancelledException when the run was cancelled; thrown by the context, passed on by the node
     * @throws Exception anything else is a defect of the node and reported as such
     */
    O run(I inputs, NodeContext context) throws Exception;

    /**
     * What the result depends on besides the inputs: the content of a file, a clock, a remote revision. Called at
     * planning time when all inputs are literals, else just before the run. Must be quick and must not load models.
     */
    default Fingerprint fingerprint(I inputs, Library library) {
        return Fingerprint.INPUTS_ONLY;
    }
}
