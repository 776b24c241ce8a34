namespace ClusterSim.ApiServer.Validation;

/// <summary>What ephemeral containers have in common with others, in the others' form, so that one code sees to both.</summary>
/// <remarks>Source: core/types.go, EphemeralContainerCommon (v1.36).</remarks>
internal static class EphemeralContainerForm
{
    public static Container Common(this EphemeralContainer container) => new()
    {
        Name = container.Name,
        Image = container.Image,
        Command = container.Command,
        Args = container.Args,
        WorkingDir = container.WorkingDir,
        Ports = container.Ports,
        EnvFrom = container.EnvFrom,
        Env = container.Env,
        Resources = container.Resources,
        ResizePolicy = container.ResizePolicy,
        RestartPolicy = container.RestartPolicy,
        RestartPolicyRules = container.RestartPolicyRules,
        VolumeMounts = container.VolumeMounts,
        VolumeDevices = container.VolumeDevices,
        LivenessProbe = container.LivenessProbe,
        ReadinessProbe = container.ReadinessProbe,
        StartupProbe = container.StartupProbe,
        Lifecycle = container.Lifecycle,
        TerminationMessagePath = container.TerminationMessagePath,
        TerminationMessagePolicy = container.TerminationMessagePolicy,
        ImagePullPolicy = container.ImagePullPolicy,
        SecurityContext = container.SecurityContext,
        Stdin = container.Stdin,
        StdinOnce = container.StdinOnce,
        Tty = container.Tty,
    };

    /// <summary>The ephemeral container with everything it has in common taken from <paramref name="common"/>.</summary>
    public static EphemeralContainer With(this EphemeralContainer container, Container common) => container with
    {
        Name = common.Name,
        Image = common.Image,
        Command = common.Command,
        Args = common.Args,
        WorkingDir = common.WorkingDir,
        Ports = common.Ports,
        EnvFrom = common.EnvFrom,
        Env = common.Env,
        Resources = common.Resources,
        ResizePolicy = common.ResizePolicy,
        RestartPolicy = common.RestartPolicy,
        RestartPolicyRules = common.RestartPolicyRules,
        VolumeMounts = common.VolumeMounts,
        VolumeDevices = common.VolumeDevices,
        LivenessProbe = common.LivenessProbe,
        ReadinessProbe = common.ReadinessProbe,
        StartupProbe = common.StartupProbe,
        Lifecycle = common.Lifecycle,
        TerminationMessagePath = common.TerminationMessagePath,
        TerminationMessagePolicy = common.TerminationMessagePolicy,
        ImagePullPolicy = common.ImagePullPolicy,
        SecurityContext = common.SecurityContext,
        Stdin = common.Stdin,
        StdinOnce = common.StdinOnce,
        Tty = common.Tty,
    };
}
