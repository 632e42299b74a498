namespace Ksf.Registry.OutsideRegisters;

/// <summary>A register of others did not answer, or its answer cannot be used. The message names the address and the record.</summary>
internal sealed class OutsideRegisterException(string message, Exception? inner = null) : Exception(message, inner);
