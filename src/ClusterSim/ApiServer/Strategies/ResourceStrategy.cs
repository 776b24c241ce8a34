using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>What is particular to one kind on its way through the API server: its defaults, what a write may touch, what is valid.</summary>
/// <remarks>
/// <para>Everything here is a pure function of its arguments; the pipeline decides when to call it, and may remember what it returned.</para>
/// <para>Source: registry/*/strategy.go (v1.36).</para>
/// </remarks>
internal abstract class ResourceStrategy
{
    public abstract ApiObject Default(ApiObject obj);

    public abstract ApiObject PrepareForCreate(ApiObject obj);

    public abstract ApiObject PrepareForUpdate(ApiObject obj, ApiObject old);

    public abstract ApiObject PrepareForStatusUpdate(ApiObject obj, ApiObject old);

    public abstract void Validate(ApiObject obj, FieldErrors errors);

    public abstract void ValidateUpdate(ApiObject obj, ApiObject old, FieldErrors errors);

    public abstract void ValidateStatusUpdate(ApiObject obj, ApiObject old, FieldErrors errors);

    public abstract IEnumerable<string> Warnings(ApiObject obj);

    /// <summary>Whether <c>metadata.generation</c> counts changes of anything but metadata and status.</summary>
    public virtual bool HasGeneration => true;

    /// <summary>Whether a PUT to a name that does not exist creates the object.</summary>
    public virtual bool AllowsCreateOnUpdate => false;

    /// <summary>Whether an update without <c>resourceVersion</c> is taken.</summary>
    public virtual bool AllowsUnconditionalUpdate => true;

    /// <summary>What names may look like; null when the kind checks its own names.</summary>
    public virtual NameRule? Names => NameRule.DnsSubdomain;
}

/// <summary>The typed form, which the kinds derive from.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal abstract class ResourceStrategy<T> : ResourceStrategy where T : ApiObject
{
    /// <summary>Fills in what the user left out. Runs on create and on update, before admission.</summary>
    protected virtual T Default(T obj) => obj;

    /// <summary>Clears what a creator may not set, as a rule the status.</summary>
    protected virtual T PrepareForCreate(T obj) => obj;

    /// <summary>Takes over from <paramref name="old"/> what this write may not touch, as a rule the status.</summary>
    protected virtual T PrepareForUpdate(T obj, T old) => obj;

    /// <summary>Takes over from <paramref name="old"/> everything but the status.</summary>
    protected virtual T PrepareForStatusUpdate(T obj, T old) => obj;

    /// <summary>Finds what is wrong with a new object, metadata excepted: the pipeline checks that.</summary>
    protected virtual void Validate(T obj, FieldErrors errors)
    {
    }

    /// <summary>Finds what is wrong with a change. Kubernetes mostly validates the new object as well.</summary>
    protected virtual void ValidateUpdate(T obj, T old, FieldErrors errors) => Validate(obj, errors);

    /// <summary>Finds what is wrong with a change of the status.</summary>
    protected virtual void ValidateStatusUpdate(T obj, T old, FieldErrors errors)
    {
    }

    /// <summary>What to warn about, as <c>Warning</c> headers do.</summary>
    protected virtual IEnumerable<string> Warnings(T obj) => [];

    public sealed override ApiObject Default(ApiObject obj) => Default((T)obj);

    public sealed override ApiObject PrepareForCreate(ApiObject obj) => PrepareForCreate((T)obj);

    public sealed override ApiObject PrepareForUpdate(ApiObject obj, ApiObject old) => PrepareForUpdate((T)obj, (T)old);

    public sealed override ApiObject PrepareForStatusUpdate(ApiObject obj, ApiObject old) => PrepareForStatusUpdate((T)obj, (T)old);

    public sealed override void Validate(ApiObject obj, FieldErrors errors) => Validate((T)obj, errors);

    public sealed override void ValidateUpdate(ApiObject obj, ApiObject old, FieldErrors errors) => ValidateUpdate((T)obj, (T)old, errors);

    public sealed override void ValidateStatusUpdate(ApiObject obj, ApiObject old, FieldErrors errors) => ValidateStatusUpdate((T)obj, (T)old, errors);

    public sealed override IEnumerable<string> Warnings(ApiObject obj) => Warnings((T)obj);
}
