namespace ClusterSim.Nodes.Pods;

/// <content>Debug containers: added to a Pod that runs, started once, never restarted.</content>
/// <remarks>Source: kuberuntime_manager.go (computePodActions, EphemeralContainersToStart) (v1.36).</remarks>
internal sealed partial class PodWorker
{
    /// <summary>Makes room for those that have come.</summary>
    /// <returns>Whether there were any.</returns>
    private bool AddDebugContainers()
    {
        var known = DebugSlots.Length;
        if (Pod.Spec.EphemeralContainers.Count <= known)
            return false;
        _slots = [.. _slots, .. Pod.Spec.EphemeralContainers.Skip(known).Select(container => new ContainerSlot(Plain(container), isInit: false) { DebugTarget = container.TargetContainerName ?? "" })];
        return true;
    }

    private static Container Plain(EphemeralContainer container) => new()
    {
        Name = container.Name,
        Image = container.Image,
        Command = container.Command,
        Args = container.Args,
        WorkingDir = container.WorkingDir,
        Env = container.Env,
        EnvFrom = container.EnvFrom,
        Resources = container.Resources,
        VolumeMounts = container.VolumeMounts,
        TerminationMessagePath = container.TerminationMessagePath,
        TerminationMessagePolicy = container.TerminationMessagePolicy,
        ImagePullPolicy = container.ImagePullPolicy,
        SecurityContext = container.SecurityContext,
        Stdin = container.Stdin,
        StdinOnce = container.StdinOnce,
        Tty = container.Tty,
    };
}
