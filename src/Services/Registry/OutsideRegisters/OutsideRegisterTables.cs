using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>What was read last from a register of others, and how the last attempt went.</summary>
internal sealed class OutsideRegister
{
    /// <summary>One of <see cref="RegisterNames"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The last update that was applied, of a register that numbers its updates.</summary>
    public long? LastUpdateId { get; set; }

    public DateTimeOffset? SucceededAt { get; set; }

    /// <summary>How many rows of our register the last successful reading changed.</summary>
    public int Changed { get; set; }

    /// <summary>When the last attempt failed; null after one that succeeded.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Why it failed, with the record; null after one that succeeded.</summary>
    public string? Failure { get; set; }

    /// <summary>When the next reading is due.</summary>
    /// <param name="options">How the register is read. One that failed is read again after an hour at most.</param>
    public DateTimeOffset DueAt(OutsideRegisterOptions options)
    {
        if (FailedAt is { } failed)
            return failed + (options.Every < RetryFailed ? options.Every : RetryFailed);
        return SucceededAt is { } succeeded ? succeeded + options.Every : DateTimeOffset.MinValue;
    }

    private static readonly TimeSpan RetryFailed = TimeSpan.FromHours(1);
}

/// <summary>An answer that was read, kept so that the next request can be conditional.</summary>
internal sealed class OutsideAnswer
{
    /// <summary>The whole address that was asked.</summary>
    public string Address { get; init; } = "";

    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    public string Body { get; set; } = "";

    public DateTimeOffset ReadAt { get; set; }
}

/// <summary>Our copy of an organisation in Enhetsregisteret.</summary>
internal sealed class RegisteredUnit
{
    public string OrganisationNumber { get; init; } = "";

    /// <summary>The name that it had when it was read first. A later name that differs is a new name.</summary>
    public string FirstName { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Its legal form: <c>KOMM</c> for a municipality.</summary>
    public string? Form { get; set; }

    /// <summary>The number of the municipality that it has its address in.</summary>
    public string? MunicipalityNumber { get; set; }

    /// <summary>The day it was struck off; null while it is registered.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Whether the register has removed it from what it publishes. Nothing but the number is kept of it then.</summary>
    public bool IsRemoved { get; set; }
}

internal static class OutsideRegisterTables
{
    public static void MapOutsideRegisters(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutsideRegister>(register => register.ToTable("outside_registers").HasKey(r => r.Name));
        modelBuilder.Entity<OutsideAnswer>(answer =>
        {
            answer.ToTable("outside_answers").HasKey(a => a.Address);
            answer.Property(a => a.ETag).HasColumnName("etag");
        });
        modelBuilder.Entity<RegisteredUnit>(unit => unit.ToTable("registered_units").HasKey(u => u.OrganisationNumber));
    }
}
