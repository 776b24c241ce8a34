using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>A write by which somebody may come to own fields.</summary>
/// <param name="writer">Who writes, and through what.</param>
/// <param name="time">When.</param>
/// <param name="before">The object as it was; null when it is new.</param>
/// <param name="asked">The object as it was asked to be: with defaults, but before anybody else had a say.</param>
internal sealed class OwningWrite(FieldWriter writer, Time time, ApiObject? before, ApiObject asked)
{
    private ApiObject _asked = asked;

    /// <summary>Who owned what before it; null when nobody is known to have owned anything.</summary>
    public Ownership? Previous { get; private set; }

    /// <summary>How many writes the chain has with it.</summary>
    public int Length { get; private set; }

    /// <summary>The write as part of a chain; to be called once, by whoever makes it.</summary>
    public OwningWrite Following(Ownership? previous, int length)
    {
        (Previous, Length) = (previous, length);
        return this;
    }

    /// <summary>Who owns what after it.</summary>
    public Managed After(Managed managed)
    {
        if (managed.IsEmpty && before is not null)
            return managed; // An object whose fields nobody owned when it was made is left alone until somebody applies something.
        try
        {
            var (old, now) = (writer.In(before), writer.In(_asked));
            TypedValidation.Check(now.Json, writer.Endpoint.MergeType, allowsDuplicates: true);
            return OwnershipUpdate.After(managed, old, now, writer.Id, writer.Filter, time);
        }
        catch (TypedException)
        {
            return managed; // As UpdateNoErrors has it.
        }
        catch (DecodeException)
        {
            return managed; // It has no form in a version that somebody owns fields in.
        }
    }

    /// <summary>Refers to what was stored in place of what was asked, as far as both say the same, so that nothing is kept twice.</summary>
    /// <param name="stored">What was stored.</param>
    /// <param name="isAsAsked">Whether it is known to differ from what was asked in its metadata at most.</param>
    public void Settle(ApiObject stored, bool isAsAsked)
    {
        if (!SaysTheSame(_asked.Metadata, stored.Metadata))
            return;
        if (isAsAsked)
        {
            _asked = stored;
            return;
        }
        var likeStored = _asked with { Metadata = stored.Metadata };
        _asked = likeStored == stored ? stored : likeStored;
    }

    /// <summary>This write and the one that follows it as one; null when they are not, since it would make a difference.</summary>
    public OwningWrite? JoinedWith(OwningWrite next) => ReferenceEquals(next.Writer, writer) && ReferenceEquals(next.Before, _asked) && before is not null && SameDirection.Of(before, _asked, next._asked)
        ? new(writer, next.Time, before, next._asked)
        : null;

    private FieldWriter Writer => writer;

    private Time Time => time;

    private ApiObject? Before => before;

    private static bool SaysTheSame(ObjectMeta asked, ObjectMeta stored) =>
        asked.Labels == stored.Labels && asked.Annotations == stored.Annotations && asked.OwnerReferences == stored.OwnerReferences && asked.Finalizers == stored.Finalizers
        && asked.GenerateName == stored.GenerateName && asked.DeletionTimestamp == stored.DeletionTimestamp && asked.DeletionGracePeriodSeconds == stored.DeletionGracePeriodSeconds;
}
